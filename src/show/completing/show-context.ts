import type { Source } from '../../text/source.js';
import type { Policies } from '../fields/policies.js';
import type { Show } from '../show.js';

/** What completing an episode needs to know of its show, whether or not the show itself can be published. */
export interface ShowContext
  extends Pick<
      Show,
      | 'zone'
      | 'time'
      | 'media'
      | 'prefix'
      | 'hosts'
      | 'known'
      | 'profiles'
      | 'timestamps'
      | 'transcriptFormats'
    >,
    Partial<Pick<Show, 'link'>>,
    Policies {
  /** `show.yaml`, for what it says of single episodes. */
  readonly source: Source;
}
