import { defineConfig } from 'vitest/config';

const long = process.env.AIRWORTHY_LONG === '1';

export default defineConfig({
  cacheDir: '../node_modules/.vite',
  test: {
    root: import.meta.dirname,
    include: [long ? '**/*.long.test.ts' : '**/*.test.ts'],
    exclude: long ? [] : ['**/*.long.test.ts'],
    testTimeout: long ? 600_000 : 30_000,
    hookTimeout: 60_000,
  },
});
