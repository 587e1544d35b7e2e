import type { Element } from './element.js';

/** An episode as RSS 2.0 describes it, or a live one of the podcast namespace. */
export class Item {
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
export class Channel {
  readonly items: readonly Item[];
  readonly liveItems: readonly Item[];

  constructor(readonly element: Element) {
    this.items = element.all('item').map((item) => new Item(item));
    this.liveItems = element.all('podcast:liveItem').map((item) => new Item(item));
  }

  get title(): Element | undefined {
    return this.element.child('title');
  }
  get link(): Element | undefined {
    return this.element.child('link');
  }
  get description(): Element | undefined {
    return this.element.child('description');
  }
  get language(): Element | undefined {
    return this.element.child('language');
  }
  get image(): Element | undefined {
    return this.element.child('image');
  }
}
