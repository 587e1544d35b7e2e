import { testRandomFiles } from './random.js';

testRandomFiles(200);
