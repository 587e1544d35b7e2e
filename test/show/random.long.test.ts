import { testRandomFiles } from './random.js';

testRandomFiles(2000);
