/**
 * Feeds and folders made to exhaust whoever checks and builds them: what each takes at two sizes, in a process of
 * its own. Run alone, after a build: `node test/bench/hostile.mjs`, with a part of their names, and
 * with how many times as large they are to be: `node test/bench/hostile.mjs 'feed: ' 40`.
 *
 * The limits: beyond what an idle run takes, a feed takes at most 1 s and 0.3 s for each MB of CPU, and 64 MB and
 * 12 times its size of memory; a folder takes 200 MB and 12 times its size. The four-fold takes no more than eight
 * times as long. Every run ends with a sentence and with 0, 1 or 2.
 *
 * `--short feed 20` prints what the long test looks at: each feed at its smaller size, and those that take most at one
 * twenty times as large.
 */
import { measureHostile, measureShortly } from './hostile/measure.mjs';

const [first = '', second = '1', third = '1'] = process.argv.slice(2);

if (first === '--short') console.log(JSON.stringify(await measureShortly(second, Number(third))));
else {
  console.log(
    '| input | kB | s | MB | kB | s | MB | |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
  );
  const print = ({ kind, name, runs, wrong }) => {
    const cells = runs.flatMap(({ bytes, seconds, memory }) => [
      Math.round(bytes / 1000),
      seconds.toFixed(2),
      Math.round(memory / 1e6),
    ]);
    console.log(`| ${[`${kind}: ${name}`, ...cells, wrong.join('; ')].join(' | ')} |`);
  };
  await measureHostile(first, print, Number(second));
}
