import { obsolete } from './obsolete.js';

/** The rules of the Google Play vocabulary. */
export const googleplay = { ...obsolete } as const;
