import { defineConfig } from 'vitest/config';

const long = process.env.AIRWORTHY_LONG === '1';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether files that are made are written anew: `--update`. */
    isUpdating: boolean;
  }
}

export default defineConfig({
  cacheDir: '../node_modules/.vite',
  test: {
    root: import.meta.dirname,
    setupFiles: ['properties.ts'],
    include: [long ? '**/*.long.test.ts' : '**/*.test.ts'],
    exclude: long ? [] : ['**/*.long.test.ts'],
    testTimeout: long ? 900_000 : 60_000,
    hookTimeout: 60_000,
    // No test changes what others see, so the source is loaded once for each worker and not once for each file.
    isolate: false,
    provide: { isUpdating: process.argv.some((each) => each === '--update' || each === '-u') },
    pool: 'threads',
    // By default one core is left idle, which on two cores is half of the machine.
    maxWorkers: '100%',
  },
});
