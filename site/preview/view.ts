import type { EpisodePreview, EpisodeRow, Picture, Preview, ReaderName } from '../../src/preview/model.js';
import { button, inPlace, node } from '../node.js';
import { notesOf } from './pieces.js';
import { playerOf } from './player.js';
import { dayOf, joined, lengthOf } from './words.js';

/** Where a preview gets what it does not have yet. */
export interface Source {
  readonly episode: (index: number) => Promise<EpisodePreview | undefined>;
  /** Where a picture is loaded from; undefined when it is on the web, and loaded only when the reader says so. */
  readonly picture: (url: string) => string | undefined;
}

/** A preview in a page. */
export interface View {
  readonly element: HTMLElement;
  /** Shows a show; what the reader chose, and where the reader was, stays. */
  readonly show: (preview: Preview) => Promise<void>;
  /** Opens an episode, by its place in the feed. */
  readonly choose: (index: number) => Promise<void>;
  /** Shows one episode anew, if it is the one that is open. */
  readonly renew: (index: number) => Promise<void>;
}

/** What the reader of a preview chose. */
interface Chosen {
  reader: string;
  screen: 'phone' | 'desk';
  index: number;
  pictures: boolean;
}

/** A preview: the show in a list, an episode on its page and in a player, as the chosen app reads it. */
export function previewView({ episode: episodeAt, picture: placeOf }: Source): View {
  const chosen: Chosen = { reader: 'apple', screen: 'phone', index: 0, pictures: false };
  let preview: Preview | undefined;
  let episode: EpisodePreview | undefined;

  const readerChoice = node('select', {});
  const known = node('p', { class: 'dim' });
  const pictureBox = node('input', { type: 'checkbox' });
  const pictureText = node('span', {});
  const pictureLabel = node('label', { hidden: '' }, pictureBox, pictureText);
  const [list, page, player] = [
    screenOf('list', 'In a directory’s list'),
    screenOf('page', 'The page of the episode'),
    screenOf('player', 'In a player'),
  ];
  const remarks = node('section', { class: 'remarks', 'aria-label': 'What is missing or changed' });
  const screens = node('div', { class: 'screens phone' }, list.frame, page.frame, player.frame);
  const sizes = (['phone', 'desk'] as const).map((name) => {
    const radio = node('input', { type: 'radio', name: 'screen', value: name });
    radio.checked = name === chosen.screen;
    radio.addEventListener('change', () => {
      chosen.screen = name;
      screens.className = `screens ${name}`;
    });
    return node('label', {}, radio, name === 'phone' ? ' Phone' : ' Desk');
  });
  const element = node(
    'div',
    { class: 'preview' },
    node(
      'div',
      { class: 'row bar' },
      node('label', {}, 'As read by ', readerChoice),
      node('fieldset', { class: 'inline' }, node('legend', { class: 'hidden' }, 'Screen'), ...sizes),
      pictureLabel,
    ),
    known,
    screens,
    remarks,
  );
  readerChoice.addEventListener('change', () => {
    chosen.reader = readerChoice.value;
    draw();
  });
  pictureBox.addEventListener('change', () => {
    chosen.pictures = pictureBox.checked;
    draw();
  });

  /** A picture, or where one would be. Decoration: the title beside it says what it is of. */
  const artOf = (picture: Picture | undefined, title: string): HTMLElement => {
    const src = picture && (placeOf(picture.url) ?? (chosen.pictures ? picture.url : undefined));
    const words = picture?.width === undefined ? '' : `${picture.width} × ${picture.height}`;
    if (src === undefined) {
      const initial = picture ? (Array.from(title.trim())[0] ?? '') : '';
      return node(
        'span',
        { class: picture ? 'art' : 'art none', 'aria-hidden': 'true', title: words },
        initial.toUpperCase(),
      );
    }
    return node('img', {
      class: 'art',
      src,
      alt: '',
      title: words,
      loading: 'lazy',
      decoding: 'async',
      referrerpolicy: 'no-referrer',
    });
  };

  const readerOf = (): ReaderName | undefined => {
    const readings = preview?.show.readings ?? [];
    return (readings.find(({ reader }) => reader.name === chosen.reader) ?? readings[0])?.reader;
  };

  function draw(): void {
    const reader = readerOf();
    if (!preview || !reader) return;
    const shown = preview;
    inPlace(() => {
      known.textContent = knownOf(reader);
      drawList(shown, reader);
      drawEpisode(reader);
      drawRemarks(shown, reader);
    });
  }

  function drawList({ show, episodes, count }: Preview, reader: ReaderName): void {
    const reading = show.readings.find((each) => each.reader.name === reader.name);
    const rows = episodes.map((row) =>
      rowOf(row, reader, artOf(row.artwork ?? reading?.artwork, show.title)),
    );
    const rest = count - episodes.length;
    list.fill(
      node(
        'header',
        { class: 'show' },
        artOf(reading?.artwork, show.title),
        node(
          'div',
          {},
          node('p', { class: 'title' }, reading?.title || 'Without a title'),
          node(
            'p',
            { class: 'dim' },
            [show.author, ...show.categories.slice(0, 1)].filter(Boolean).join(' · '),
          ),
          ...(show.explicit ? [node('span', { class: 'tag' }, 'Explicit')] : []),
        ),
      ),
      ...(reading?.notes ? [node('div', { class: 'about' }, notesOf(reading.notes))] : []),
      node('p', { class: 'dim count' }, count === 1 ? '1 episode' : `${count} episodes`),
      node('ol', { class: 'rows' }, ...rows),
      ...(rest > 0 ? [node('p', { class: 'dim count' }, `… and ${rest} more`)] : []),
    );
    mark();
  }

  function rowOf(row: EpisodeRow, { htmlTitles, titleStart }: ReaderName, art: HTMLElement): HTMLElement {
    const title = (htmlTitles ? row.htmlTitle : undefined) ?? row.title;
    const open = button('', () => void choose(row.index), {
      class: 'row-button',
      'data-index': String(row.index),
    });
    open.append(
      art,
      node(
        'span',
        { class: 'texts' },
        titleOf(title, titleStart),
        node('span', { class: 'dim meta' }, metaOf(row).join(' · ')),
      ),
    );
    return node('li', {}, open);
  }

  function drawEpisode(reader: ReaderName): void {
    const reading = episode?.readings.find((each) => each.reader.name === reader.name);
    if (!episode || !reading || !preview) {
      page.fill(node('p', { class: 'dim' }, 'There is no episode to show.'));
      player.fill(node('p', { class: 'dim' }, 'There is no episode to play.'));
      return;
    }
    const { people, link, type } = episode;
    page.fill(
      node(
        'header',
        { class: 'show' },
        artOf(reading.artwork, preview.show.title),
        node(
          'div',
          {},
          node('p', { class: 'title' }, reading.title || 'Without a title'),
          node('p', { class: 'dim' }, preview.show.title),
        ),
      ),
      node('p', { class: 'dim' }, metaOf(episode).join(' · ')),
      ...(type ? [node('p', {}, node('span', { class: 'tag' }, type))] : []),
      ...(people.length > 0
        ? [node('p', { class: 'dim' }, joined(people.map(({ name, role }) => `${name} (${role})`)))]
        : []),
      reading.notes ? notesOf(reading.notes) : node('p', { class: 'dim' }, 'No description.'),
      ...(link
        ? [
            node(
              'p',
              {},
              node(
                'a',
                { href: link, rel: 'noreferrer noopener', target: '_blank' },
                'The page of the episode',
              ),
            ),
          ]
        : []),
    );
    player.fill(...playerOf(episode, reading, artOf(reading.artwork, preview.show.title)));
  }

  function drawRemarks({ show }: Preview, reader: ReaderName): void {
    const reading = episode?.readings.find((each) => each.reader.name === reader.name);
    const dropped = reading?.notes?.dropped ?? [];
    const tags = dropped.map(({ tag, count }) => `<${tag}>${count > 1 ? ` × ${count}` : ''}`);
    const changes = [
      ...(tags.length > 0 ? [`It drops ${joined(tags)} from the notes; the text stays.`] : []),
      ...(reading?.notes?.isCut ? ['It cuts the end of the notes off.'] : []),
      ...(reading?.notes ? [`The notes come from <${reading.notes.from}>.`] : []),
      ...(episode?.htmlTitle !== undefined && reader.htmlTitles
        ? [`It reads the title as HTML: “${episode.title}” becomes “${episode.htmlTitle}”.`]
        : []),
      ...(reader.titleStart
        ? [`Only the first ${reader.titleStart} characters of a title are shown everywhere.`]
        : []),
      ...(reading?.artwork
        ? [`The picture is that of the ${reading.artwork.of}${sizeOf(reading.artwork)}.`]
        : ['It shows no picture.']),
    ];
    const missing = [...show.missing, ...(episode?.missing ?? [])];
    remarks.replaceChildren(
      listOf(`What ${reader.title} makes of it`, changes),
      ...(missing.length > 0 ? [listOf('What is missing', missing)] : []),
    );
  }

  function mark(): void {
    for (const each of list.body.querySelectorAll<HTMLElement>('[data-index]')) {
      if (each.dataset.index === String(chosen.index)) each.setAttribute('aria-current', 'true');
      else each.removeAttribute('aria-current');
    }
  }

  async function choose(index: number): Promise<void> {
    chosen.index = index;
    mark();
    const found = await episodeAt(index);
    if (chosen.index !== index) return;
    episode = found;
    page.top();
    player.top();
    draw();
  }

  return {
    element,
    choose,
    async show(given) {
      preview = given;
      chosen.index = Math.min(chosen.index, Math.max(0, given.count - 1));
      fillReaders(readerChoice, given, chosen.reader);
      const hosts = hostsOf(given, placeOf);
      pictureLabel.hidden = hosts.length === 0;
      const rest = hosts.length > 3 ? ` and ${hosts.length - 3} more` : '';
      pictureText.textContent = ` Load the pictures (asks ${hosts.slice(0, 3).join(', ')}${rest})`;
      episode = given.count > 0 ? await episodeAt(chosen.index) : undefined;
      draw();
    },
    async renew(index) {
      if (index !== chosen.index) return;
      episode = await episodeAt(index);
      draw();
    },
  };
}

/** A screen that keeps its place when what it shows is shown anew. */
function screenOf(name: string, title: string) {
  const body = node('div', { class: 'body', tabindex: '0', role: 'region', 'aria-label': title });
  const frame = node('figure', { class: `screen ${name}` }, body, node('figcaption', {}, title));
  return {
    frame,
    body,
    fill(...children: readonly Node[]) {
      const { scrollTop } = body;
      const active = document.activeElement;
      const focused =
        active instanceof HTMLElement && body.contains(active) ? active.dataset.index : undefined;
      body.replaceChildren(...children);
      body.scrollTop = scrollTop;
      if (focused !== undefined)
        body.querySelector<HTMLElement>(`[data-index="${focused}"]`)?.focus({ preventScroll: true });
    },
    top() {
      body.scrollTop = 0;
    },
  };
}

/** A title, with what is not shown everywhere marked. */
function titleOf(title: string, start: number | undefined): HTMLElement {
  const characters = Array.from(title || 'Without a title');
  if (start === undefined || characters.length <= start)
    return node('span', { class: 'title' }, characters.join(''));
  return node(
    'span',
    { class: 'title' },
    characters.slice(0, start).join(''),
    node('span', { class: 'beyond' }, characters.slice(start).join('')),
  );
}

function metaOf({
  published,
  duration,
  season,
  episode,
  explicit,
  type,
  hasAudio,
}: EpisodeRow): readonly string[] {
  return [
    published === undefined ? 'no date' : dayOf(published),
    ...(duration === undefined ? [] : [lengthOf(duration)]),
    ...(season === undefined && episode === undefined
      ? []
      : [`${season ? `S${season} ` : ''}${episode ? `E${episode}` : ''}`.trim()]),
    ...(type ? [type] : []),
    ...(explicit ? ['explicit'] : []),
    ...(hasAudio ? [] : ['no audio']),
  ];
}

function sizeOf({ width, height, format }: Picture): string {
  return width === undefined ? '' : ` (${width} × ${height} pixels${format ? `, ${format}` : ''})`;
}

function knownOf({ title, known, version }: ReaderName): string {
  return known === 'documents'
    ? `By what ${title} documents; where it says nothing, as most apps do.`
    : `As the source code of ${title} reads it (${version}).`;
}

function listOf(title: string, rows: readonly string[]): HTMLElement {
  return node('div', {}, node('h3', {}, title), node('ul', {}, ...rows.map((each) => node('li', {}, each))));
}

function fillReaders(choice: HTMLSelectElement, { show }: Preview, chosen: string): void {
  if (choice.options.length > 0) return;
  for (const [known, label] of [
    ['documents', 'By their documents'],
    ['source', 'By their source code'],
  ] as const) {
    const some = show.readings.filter(({ reader }) => reader.known === known);
    const options = some.map(({ reader }) => node('option', { value: reader.name }, reader.title));
    choice.append(node('optgroup', { label }, ...options));
  }
  choice.value = chosen;
}

/** The hosts of the pictures that are on the web. */
function hostsOf({ show, episodes }: Preview, placeOf: Source['picture']): readonly string[] {
  const pictures = [
    ...show.readings.map(({ artwork }) => artwork),
    ...episodes.map(({ artwork }) => artwork),
  ];
  const urls = pictures.flatMap((each) => (each && placeOf(each.url) === undefined ? [each.url] : []));
  return [...new Set(urls.map((url) => new URL(url).host))];
}
