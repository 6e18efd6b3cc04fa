import { expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import type { Ended } from '../../../ports/exec.ts';
import { queriersHeard } from './queriers.ts';

/** As bridge(8) of iproute2 6.1 prints a bridge with a port that somebody set to route, and one behind which a query was heard. */
const RECORDED =
  '[{"mdb":[{"index":2,"dev":"br0","port":"br0","grp":"ff02::6a","state":"temp","flags":[],"timer":"   1.18"}],"router":{"br0":[{"port":"pb","timer":"   0.00","type":"permanent"},{"port":"pa","timer":" 254.17","type":"temp"}]}}]';
const NOBODY = '[{"mdb":[],"router":{}}]';

const heard = (said: Partial<Ended>) =>
  queriersHeard(sceneOf({ programs: { bridge: () => said } }).ports, 'br0');

it('tells behind which ports somebody was heard', async () => {
  expect(await heard({ stdout: RECORDED })).toEqual(['pa']);
  expect(await heard({ stdout: NOBODY })).toEqual([]);
});

it('does not take for nobody what is not told', async () => {
  expect(await queriersHeard(sceneOf({}).ports, 'br0')).toBeUndefined();
  for (const said of [
    { code: 255 },
    { stdout: '' },
    { stdout: '{}' },
    { stdout: '[]' },
    { stdout: '[{"mdb":[]}]' },
  ])
    expect(await heard(said)).toBeUndefined();
});
