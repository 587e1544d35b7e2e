import { hub } from './hub.js';

/** The rules of WebSub. */
export const websub = { ...hub } as const;
