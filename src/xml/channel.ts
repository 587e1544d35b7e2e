import type { Element } from './element.js';

/** What a channel and its items have in common (RSS 2.0). */
class Described {
  constructor(readonly element: Element) {}

  get title(): Element | undefined {
    return this.element.child('title');
  }
  get link(): Element | undefined {
    return this.element.child('link');
  }
  get description(): Element | undefined {
    return this.element.child('description');
  }
}

/** An episode as RSS 2.0 describes it, or a live one of the podcast namespace. */
export class Item extends Described {
  get guid(): Element | undefined {
    return this.element.child('guid');
  }
  get pubDate(): Element | undefined {
    return this.element.child('pubDate');
  }
  get enclosures(): readonly Element[] {
    return this.element.all('enclosure');
  }
}

/** The channel of a feed as RSS 2.0 describes it. */
export class Channel extends Described {
  readonly items: readonly Item[];
  readonly liveItems: readonly Item[];

  constructor(element: Element) {
    super(element);
    this.items = element.all('item').map((item) => new Item(item));
    this.liveItems = element.all('podcast:liveItem').map((item) => new Item(item));
  }

  get language(): Element | undefined {
    return this.element.child('language');
  }
  get image(): Element | undefined {
    return this.element.child('image');
  }
}
