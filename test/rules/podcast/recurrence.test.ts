import { expect, test } from 'vitest';
import { readRecurrence } from '../../../src/rules/podcast/recurrence.js';

test.each([
  'FREQ=DAILY',
  'freq=weekly;interval=2',
  'FREQ=DAILY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR',
  'FREQ=WEEKLY;BYDAY=FR;BYMONTHDAY=13',
  'FREQ=YEARLY;BYDAY=+4TH;BYMONTH=11',
  'FREQ=MONTHLY;BYDAY=-1SU;BYSETPOS=-1',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=10',
  'FREQ=WEEKLY;UNTIL=20231231;WKST=SU',
  'FREQ=WEEKLY;UNTIL=20231231T000000Z',
  'FREQ=WEEKLY;UNTIL=2023-12-31T00:00:00.000Z;BYDAY=MO',
])('%s is a rule', (rule) => expect(readRecurrence(rule)).toHaveProperty('parts'));

test.each([
  ['', 'whose part "" is none of a recurrence rule'],
  ['WEEKLY', 'whose part "WEEKLY" is none of a recurrence rule'],
  ['FREQ=WEEKLY;', 'whose part "" is none of a recurrence rule'],
  ['FREQ=FORTNIGHTLY', 'whose FREQ cannot be "FORTNIGHTLY"'],
  ['INTERVAL=2', 'which has no FREQ'],
  ['FREQ=WEEKLY;FREQ=DAILY', 'which has FREQ twice'],
  ['FREQ=WEEKLY;INTERVAL=0', 'whose INTERVAL cannot be "0"'],
  ['FREQ=WEEKLY;COUNT=8;UNTIL=20261231', 'which has both COUNT and UNTIL'],
  ['FREQ=WEEKLY;BYDAY=MON', 'whose BYDAY cannot be "MON"'],
  ['FREQ=YEARLY;BYMONTH=13', 'whose BYMONTH cannot be "13"'],
  ['FREQ=YEARLY;BYMONTH=-1', 'whose BYMONTH cannot be "-1"'],
  ['FREQ=DAILY;BYHOUR=16,24', 'whose BYHOUR cannot be "16,24"'],
  ['FREQ=WEEKLY;UNTIL=20230231', 'whose UNTIL cannot be "20230231"'],
  ['FREQ=WEEKLY;CONSTRUCTOR=1', 'whose part "CONSTRUCTOR=1" is none of a recurrence rule'],
])('%s is none', (rule, but) => expect(readRecurrence(rule)).toBe(but));
