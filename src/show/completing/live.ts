import { uuidV5 } from '../../text/uuid.js';
import type { LiveValues } from '../fields/fields.js';
import type { Live, Show } from '../show.js';
import { toRfc3339 } from '../time.js';
import { type Locator, locate, spanAt } from './locate.js';
import { completeAlternates, completeAnywhere, completeMoment, completeStream } from './media.js';
import { peopleOf } from './people.js';

/** Completes live streams from their show. */
export async function completeLive(
  streams: readonly LiveValues[] | undefined,
  locator: Locator,
  show: Pick<Show, 'zone' | 'time' | 'guid' | 'hosts' | 'known'>,
): Promise<readonly Live[] | undefined> {
  if (!streams) return undefined;
  const completed: Live[] = [];
  for (const [index, stream] of streams.entries()) {
    const path = `live[${index}]`;
    const { start, end, audio, alternates, artwork, images, artworkSizes, ...others } = stream;
    const { hosts: _hosts, guests: _guests, people: _people, ...rest } = others;
    const begins = completeMoment(start, `${path}.start`, locator, show);
    const ends = end && completeMoment(end, `${path}.end`, locator, show);
    const recording = completeStream(audio, `${path}.audio`, locator);
    if (!begins || !recording) continue;
    completed.push({
      ...rest,
      ...(await completeAnywhere({ images, artworkSizes }, `${path}.`, locator)),
      guid: stream.guid ?? uuidV5(show.guid, `live/${toRfc3339(begins)}`),
      start: begins,
      end: ends,
      audio: recording,
      alternates: await completeAlternates(alternates, `${path}.alternates`, locator),
      artwork: artwork && locate(locator, artwork, spanAt(locator, `${path}.artwork`)),
      people: peopleOf(stream, show),
    });
  }
  return completed;
}
