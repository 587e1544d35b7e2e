import { stat } from 'node:fs/promises';
import type { IAudioMetadata } from 'music-metadata';
import type { AudioTags } from '../media.js';
import { ofRecording } from './recording.js';

/** Of a text in the tags of a recording; nobody writes longer notes there. */
const longestText = 100_000;

/** A picture that is larger than this many bytes is not one for a feed. */
const largestPicture = 8 * 1024 * 1024;

/**
 * What the tags of a recording say (ID3, Vorbis comments, iTunes atoms), as far as they can be read: nothing is thrown for
 * a broken file. Rejects when there is no such file.
 */
export async function readTags(path: string): Promise<AudioTags> {
  const { size } = await stat(path);
  return (await ofRecording(path, size, { duration: false }, tagsOf)) ?? {};
}

function tagsOf({ common }: IAudioMetadata): AudioTags {
  const { title, album, artist, albumartist, track, disk, tvEpisode, tvSeason } = common;
  const date = [common.releasedate, common.date, common.originaldate].find(isDay);
  const comment = [...(common.description ?? []), ...(common.comment ?? []).map(({ text = '' }) => text)];
  const notes = comment
    .map((text) => text.trim())
    .find((text) => text !== '' && !/^[\s\dA-F]{16,}$/.test(text));
  const picture = common.picture?.find(({ data }) => data.length > 0 && data.length <= largestPicture);
  const texts = Object.entries({ title, album, artist, albumArtist: albumartist, date, notes });
  const numbers = Object.entries({ episode: tvEpisode ?? track.no, season: tvSeason ?? disk.no });
  return {
    ...Object.fromEntries(
      texts.flatMap(([key, text]) => (text?.trim() ? [[key, text.trim().slice(0, longestText)]] : [])),
    ),
    ...Object.fromEntries(numbers.filter(([, number]) => typeof number === 'number' && number >= 0)),
    ...(picture && { picture: { bytes: picture.data, type: picture.format } }),
  };
}

/** Many tags say a year and no more, which is not when an episode came out. */
function isDay(date: string | undefined): date is string {
  return date !== undefined && /^\d{4}-\d\d-\d\d/.test(date);
}
