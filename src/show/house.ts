import type { Source } from '../text/source.js';
import type { Policies } from './fields/policies.js';
import type { Show } from './show.js';

/** What an episode needs of its show. */
export interface House
  extends Pick<Show, 'zone' | 'time' | 'media' | 'prefix' | 'hosts' | 'known' | 'profiles' | 'timestamps'>,
    Partial<Pick<Show, 'link'>>,
    Policies {
  /** `show.yaml`, for what it says of single episodes. */
  readonly source: Source;
}
