import { addresses } from './addresses.js';
import { balance } from './balance.js';
import { channel } from './channel.js';
import { cloud } from './cloud.js';
import { contradictions } from './contradictions.js';
import { copied } from './copies.js';
import { dates } from './dates.js';
import { datesElsewhere } from './dates-elsewhere.js';
import { description } from './description.js';
import { document } from './document.js';
import { dropped } from './dropped.js';
import { elements } from './elements.js';
import { enclosure } from './enclosure.js';
import { enclosureLength } from './enclosure-length.js';
import { enclosureType } from './enclosure-type.js';
import { fileKinds } from './file-kinds.js';
import { fleetingAddresses } from './fleeting-addresses.js';
import { guid } from './guid.js';
import { image } from './image.js';
import { item } from './item.js';
import { language } from './language.js';
import { likeness } from './likeness.js';
import { links } from './links.js';
import { linksInNotes } from './links-in-notes.js';
import { markup } from './markup.js';
import { notes } from './notes.js';
import { numbers } from './numbers.js';
import { pages } from './pages.js';
import { people } from './people.js';
import { publication } from './publication.js';
import { recordingSizes } from './recording-sizes.js';
import { script } from './script.js';
import { skip } from './skip.js';
import { strayText } from './stray-text.js';
import { text } from './text.js';
import { titles } from './titles.js';

/** What the RSS 2.0 Specification and those who build on it ask of a feed's own elements. */
export const rss = {
  ...document,
  ...elements,
  ...channel,
  ...language,
  ...script,
  ...image,
  ...cloud,
  ...skip,
  ...item,
  ...titles,
  ...copied,
  ...text,
  ...strayText,
  ...description,
  ...notes,
  ...dropped,
  ...markup,
  ...balance,
  ...people,
  ...links,
  ...linksInNotes,
  ...addresses,
  ...pages,
  ...fleetingAddresses,
  ...fileKinds,
  ...guid,
  ...dates,
  ...datesElsewhere,
  ...publication,
  ...enclosure,
  ...enclosureType,
  ...enclosureLength,
  ...contradictions,
  ...recordingSizes,
  ...numbers,
  ...likeness,
} as const;
