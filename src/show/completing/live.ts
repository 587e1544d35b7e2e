import { uuidV5 } from '../../text/uuid.js';
import type { LiveValues } from '../fields/fields.js';
import { locate } from '../file.js';
import type { Live, Show } from '../show.js';
import { toRfc3339 } from '../time.js';
import {
  completeAlternates,
  completeAnywhere,
  completeMoment,
  completeStream,
  type Place,
  spanAt,
} from './media.js';
import { complete as completePeople } from './people.js';

/** Completes live streams from their show. */
export async function completeLive(
  streams: readonly LiveValues[] | undefined,
  place: Place,
  show: Pick<Show, 'zone' | 'time' | 'guid' | 'hosts' | 'known'>,
): Promise<readonly Live[] | undefined> {
  if (!streams) return undefined;
  const completed: Live[] = [];
  for (const [index, stream] of streams.entries()) {
    const path = `live[${index}]`;
    const { start, end, audio, alternates, artwork, hosts, guests, people, images, artworkSizes, ...rest } =
      stream;
    const begins = completeMoment(start, `${path}.start`, place, show);
    const ends = end && completeMoment(end, `${path}.end`, place, show);
    const recording = completeStream(audio, `${path}.audio`, place);
    const named = (people: LiveValues['people'], role: string, field: string) =>
      completePeople(people, role, field, show.known);
    if (!begins || !recording) continue;
    completed.push({
      ...rest,
      ...(await completeAnywhere({ images, artworkSizes }, `${path}.`, place)),
      guid: stream.guid ?? uuidV5(show.guid, `live/${toRfc3339(begins)}`),
      start: begins,
      end: ends,
      audio: recording,
      alternates: await completeAlternates(alternates, `${path}.alternates`, place),
      artwork:
        artwork && locate(place.folder, place.file, artwork, spanAt(place, `${path}.artwork`), place.media),
      people: [
        ...(hosts ? named(hosts, 'host', 'hosts') : show.hosts),
        ...named(guests, 'guest', 'guests'),
        ...named(people, 'host', 'people'),
      ],
    });
  }
  return completed;
}
