declare module 'webvtt-parser' {
  /** A tag with its children, or a text. */
  export interface WebVTTNode {
    readonly type: 'object' | 'text';
    readonly name?: string;
    readonly value?: string;
    readonly children?: readonly WebVTTNode[];
  }

  export interface WebVTTCue {
    readonly startTime: number;
    readonly endTime: number;
    readonly tree: WebVTTNode;
  }

  export class WebVTTParser {
    constructor(entities: Readonly<Record<string, string>>);
    parse(
      text: string,
      mode: 'metadata' | 'chapters' | 'subtitles',
    ): { readonly cues: readonly WebVTTCue[]; readonly errors: readonly { readonly message: string }[] };
  }
}
