import { describe, expect, test } from 'vitest';
import { openFolder } from '../../src/io/folder.js';
import { namesIn } from '../../src/show/completing/names.js';
import { load } from '../../src/show/load.js';
import { loadFiles, now, placesOf, showYaml, write } from './folder.js';
import { loadSaying } from './say.js';

describe('several names in one field', () => {
  const known = new Set(['Simon & Garfunkel', 'Crosby, Stills, Nash & Young', 'bob']);
  const names = (text: string) => namesIn(text, (name) => known.has(name)).map(({ name }) => name);

  test.each([
    ['Alice Ryhl and Greg Kroah-Hartman', ['Alice Ryhl', 'Greg Kroah-Hartman']],
    ['Alice, Bob & Carol', ['Alice', 'Bob', 'Carol']],
    ['Alice, Bob, and Carol', ['Alice', 'Bob', 'Carol']],
    ['Alice; Bob', ['Alice', 'Bob']],
    ['Alice with Bob', ['Alice', 'Bob']],
    ['Alice feat. Bob', ['Alice', 'Bob']],
    ['Alice | Bob / Carol + Dora', ['Alice', 'Bob', 'Carol', 'Dora']],
    ['Alice und Bob', ['Alice', 'Bob']],
    ['Alice et Bob', ['Alice', 'Bob']],
    ['Ana e João', ['Ana', 'João']],
    ['Anna i Piotr', ['Anna', 'Piotr']],
    ['Ane og Bo', ['Ane', 'Bo']],
    ['María y José', ['María', 'José']],
    ['José Ortega y Gasset', ['José Ortega y Gasset']],
    ['José Ortega y Gasset y Ana Lima', ['José Ortega y Gasset', 'Ana Lima']],
    ['田中、鈴木', ['田中', '鈴木']],
    ['[[Alice]]', ['Alice']],
    ['[[alice|Alice Ryhl]] and [[people/bob]]', ['Alice Ryhl', 'bob']],
    ['[Ann & Bob](https://ann.example.com), Carol', ['Ann & Bob', 'Carol']],
    ['ann and bob', ['ann', 'bob']],
    ['Simon & Garfunkel', ['Simon & Garfunkel']],
    ['Ann, Crosby, Stills, Nash & Young, and Bob', ['Ann', 'Crosby, Stills, Nash & Young', 'Bob']],
    ['Martin Luther King, Jr. and Ann', ['Martin Luther King, Jr.', 'Ann']],
    ['J. R. Smith and AC/DC', ['J. R. Smith', 'AC/DC']],
    ['Sandy Anderson', ['Sandy Anderson']],
    ['The folks from Tokio and friends', ['The folks from Tokio and friends']],
    ['Danilo Krummrich, engineer at Red Hat', ['Danilo Krummrich']],
    ['Ann Root (Rust Lang), Bob Stone — CEO of Acme', ['Ann Root (Rust Lang)', 'Bob Stone']],
    ['Bob Stone - founder, Ann', ['Bob Stone', 'Ann']],
    ['Ann — Live', ['Ann — Live']],
    [
      'Alice Ryhl, core maintainer of Tokio and Rust, Greg Kroah-Hartman',
      ['Alice Ryhl', 'Greg Kroah-Hartman'],
    ],
    ['', []],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  test('each stands at its own place', () => {
    const text = 'Alice Ryhl,  [[Greg]] & Bob';
    const places = namesIn(text, () => false).map(({ start, end }) => text.slice(start, end));
    expect(places).toEqual(['Alice Ryhl', '[[Greg]]', 'Bob']);
  });

  test('a field of many words takes no longer than its length', () => {
    const text = 'Ann & '.repeat(300);
    expect(namesIn(text, () => false)).toHaveLength(300);
    expect(namesIn(', '.repeat(900), () => false)).toHaveLength(1);
  });
});

const people = async (sayings: Parameters<typeof loadSaying>[0]) => {
  const { episodes, findings } = await loadSaying(sayings);
  return {
    people: episodes[0]?.people.map(({ name, role, link }) =>
      [name, role, ...(link ? [link] : [])].join(' · '),
    ),
    places: placesOf(findings),
    messages: findings.map(({ message }) => message),
  };
};

test('a duo that the show knows is one person, and anybody may be called by an alias', async () => {
  const show =
    'people: { sg: { name: Simon & Garfunkel, aliases: [S&G] }, ann: { name: Ann Root, aliases: [Annie] } }';
  const said = await people({ show, episode: 'guests: simon & garfunkel and Annie' });
  expect(said.people).toEqual(['Simon & Garfunkel · guest', 'Ann Root · guest']);
  expect((await people({ show, episode: 'guests: [S&G, [[ann]]]' })).people).toEqual(said.people);
});

test('a name in a table is never taken apart', async () => {
  expect((await people({ episode: 'guests: { name: Penn and Teller }' })).people).toEqual([
    'Penn and Teller · guest',
  ]);
});

test('a job is no role, and is said to be left out at its place', async () => {
  const said = await people({
    episode:
      'guests: Ann Root, engineer at Acme, and Bob, co-host\npeople: { name: Eve, role: Chief Gardener }',
  });
  expect(said.people).toEqual(['Ann Root · guest', 'Bob · co-host', 'Eve · host']);
  expect(said.places).toEqual([
    'rust-for-linux.md:6:28 source/role-unknown',
    'rust-for-linux.md:5:19 source/role-unknown',
  ]);
  expect(said.messages[1]).toBe(
    '"engineer at Acme" is not a role that apps know, so Ann Root is published without it.',
  );
});

test('the roles of the taxonomy count in any spelling', async () => {
  const said = await people({
    episode: 'people: [{ name: Ann, role: cohost }, { name: Bob, role: Audio Editor }]',
  });
  expect(said).toMatchObject({ people: ['Ann · Co-Host', 'Bob · Audio Editor'], places: [] });
});

describe('people that several shows share', () => {
  const episode =
    '---\ntitle: Soil\npublished: 2025-12-11\naudio: { url: "https://m.example.com/a.mp3", bytes: 1 }\nhosts: ann\nguests: Bobby\n---\n';
  const ann =
    '---\ntitle: Ann Root\navatar: https://example.com/ann.jpg\nhomepage: https://ann.example.com\nrole: CEO\n---\n';

  async function loaded(files: Readonly<Record<string, string>>, ...lines: readonly string[]) {
    const root = write({ 'garden/show.yaml': showYaml(...lines), 'garden/soil.md': episode, ...files });
    const { episodes, findings } = await load(openFolder(`${root}/garden`, 'garden'), now);
    const messages = findings.map(({ message }) => message);
    return { people: episodes[0]?.people, places: placesOf(findings), messages };
  }
  const both = [
    {
      name: 'Ann Root',
      role: 'host',
      link: 'https://ann.example.com',
      artwork: 'https://example.com/ann.jpg',
    },
    { name: 'Bob Stone', role: 'guest' },
  ];

  test('are in a folder next to the show', async () => {
    const { people, places } = await loaded({
      'people/ann.md': ann,
      'people/bob.yml': 'name: Bob Stone\naliases: Bobby\n',
    });
    expect(people).toMatchObject(both);
    expect(places).toEqual([]);
  });

  test.each([
    [
      'cast.yml',
      'ann: { name: Ann Root, href: https://ann.example.com, img: https://example.com/ann.jpg }\nbob: { name: Bob Stone, aliases: [Bobby] }\n',
    ],
    [
      'cast.json',
      JSON.stringify([
        { id: 'ann', name: 'Ann Root', url: 'https://ann.example.com', image: 'https://example.com/ann.jpg' },
        { name: 'Bob Stone', alias: 'Bobby' },
      ]),
    ],
    [
      'cast.toml',
      '[ann]\nname = "Ann Root"\nlink = "https://ann.example.com"\nartwork = "https://example.com/ann.jpg"\n[bob]\nname = "Bob Stone"\naliases = ["Bobby"]\n',
    ],
  ])('are in the data file %s', async (name, text) => {
    const { people, places } = await loaded({ [name]: text }, `peopleFrom: ../${name}`);
    expect(people).toMatchObject(both);
    expect(places).toEqual([]);
  });

  test('give way to those of the show', async () => {
    const { people } = await loaded(
      { 'people/ann.md': ann },
      'people: { ann: Annette, bob: { name: Bob, aliases: Bobby } }',
    );
    expect(people).toMatchObject([{ name: 'Annette' }, { name: 'Bob' }]);
  });

  test('share no alias: it is said at every place, and nobody is meant by it', async () => {
    const { people, places, messages } = await loaded(
      {
        'garden/soil.md': episode.replace('Bobby', '[Sammy, Sam, Bob]'),
        'people/ann.md': '---\nname: Ann Root\naliases: [Sam, Bob]\n---\n',
        'people/bob.yml': 'name: Bob Stone\n',
      },
      'people: { sam: { name: Sam Leaf, aliases: [" sam ", Sammy] }, tom: { name: Tom Twig, aliases: sammy } }',
    );
    expect(people?.map(({ name }) => name)).toEqual(['Ann Root', 'Sammy', 'Sam Leaf', 'Bob Stone']);
    expect(places).toEqual([
      'ann.md:3:11 source/alias-shared',
      'show.yaml:10:44 source/alias-shared',
      'ann.md:3:16 source/alias-shared',
      'show.yaml:10:53 source/alias-shared',
      'show.yaml:10:95 source/alias-shared',
    ]);
    expect(messages).toEqual([
      '"Sam" is an alias of Ann Root here, and the name or the key of Sam Leaf.',
      '"sam" is an alias of Sam Leaf here, and of Ann Root in people/ann.md:3:11.',
      '"Bob" is an alias of Ann Root here, and the name or the key of Bob Stone.',
      '"Sammy" is an alias of Sam Leaf here, and of Tom Twig in garden/show.yaml:10:95.',
      '"sammy" is an alias of Tom Twig here, and of Sam Leaf in garden/show.yaml:10:53.',
    ]);
  });

  test('are said to be missing, malformed or without a name at their places', async () => {
    expect((await loaded({}, 'peopleFrom: [../cast.yml, /etc]')).places).toEqual([
      'show.yaml:10:14 source/file-missing',
      'show.yaml:10:27 source/file-missing',
    ]);
    const files = { 'cast.yml': 'ann: { link: https://ann.example.com }\n' };
    expect((await loaded(files, 'peopleFrom: ../cast.yml')).places).toEqual([
      'cast.yml:1:6 source/key-missing',
    ]);
    expect((await loaded({ 'cast.yml': 'ann: { name' }, 'peopleFrom: ../cast.yml')).places).toContain(
      'cast.yml:1:6 source/syntax',
    );
  });
});

test('a transcript calls speakers by the names of the people in the episode', async () => {
  const { episodes } = await loadFiles({
    'show.yaml': showYaml('hosts: [Matthias Endler]', 'people: { gregkh: { name: Greg Kroah-Hartman } }'),
    'soil.md':
      '---\ntitle: Soil\npublished: 2025-12-11\naudio: { url: "https://m.example.com/a.mp3", bytes: 1 }\nguests: Alice Ryhl and gregkh\n---\n',
    'soil.srt': ['Matthias: Hi.', 'alice: Hi.', 'gregkh: Hi.', 'Matthias: Bye.', 'Bob Lee: Bye.']
      .map((text, index) => `${index + 1}\n00:00:0${index},000 --> 00:00:0${index + 1},000\n${text}\n`)
      .join('\n'),
  });
  const vtt = episodes[0]?.transcripts.find(({ type }) => type === 'text/vtt');
  const text = vtt && 'bytes' in vtt ? new TextDecoder().decode(vtt.bytes) : '';
  expect([...text.matchAll(/<v ([^>]*)>/g)].map(([, name]) => name)).toEqual([
    ...['Matthias Endler', 'Matthias Endler', 'Bob Lee'],
  ]);
});
