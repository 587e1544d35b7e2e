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
  #items: readonly Item[] | undefined;
  #liveItems: readonly Item[] | undefined;

  get items(): readonly Item[] {
    this.#items ??= this.element.all('item').map((item) => new Item(item));
    return this.#items;
  }

  get liveItems(): readonly Item[] {
    this.#liveItems ??= this.element.all('podcast:liveItem').map((item) => new Item(item));
    return this.#liveItems;
  }

  get language(): Element | undefined {
    return this.element.child('language');
  }
  get image(): Element | undefined {
    return this.element.child('image');
  }
}
