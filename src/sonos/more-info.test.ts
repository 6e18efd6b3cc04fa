import { describe, expect, it } from 'vitest';
import { parseBattery } from './more-info.ts';

describe('MoreInfo', () => {
  // Recorded: the first and `TargetRoomName` (wez/wez-sonos, 78.1). NOT_CHARGING: home-assistant/core.
  it.each([
    [
      'RawBattPct:99,BattPct:100,BattChg:CHARGING,BattTmp:33',
      { level: 100, charging: true, temperature: 33 },
    ],
    [
      'RawBattPct:38,BattPct:38,BattChg:NOT_CHARGING,BattTmp:25',
      { level: 38, charging: false, temperature: 25 },
    ],
    ['BattPct:7', { level: 7 }],
    ['BattTmp:-4', { temperature: -4 }],
    ['', undefined],
    ['TargetRoomName:Kitchen', undefined],
    ['BattPct:101,BattChg:MAYBE,BattTmp:999', undefined],
    ['BattPct:1e2', undefined],
    [':,:::,BattPct', undefined],
  ])('%j', (text, facts) => {
    expect(parseBattery(text)).toEqual(facts);
  });
});
