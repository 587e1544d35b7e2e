import { pages } from './pages.js';

/** The rules of feeds that are spread over several documents. */
export const paging = { ...pages } as const;
