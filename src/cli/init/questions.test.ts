import { describe, expect, it } from 'vitest';
import { GUESTS_MAY, OWNER, playersIn, playersQuestion, QUIET, timeZoneQuestion } from './questions.ts';

const NOT_HOURS = 'hours look so: 22:00-07:00; or none';

describe('answers', () => {
  it.each([
    ['192.168.1.20', [{ address: '192.168.1.20' }]],
    [
      'Kitchen=192.168.1.20, 192.168.1.21',
      [{ room: 'Kitchen', address: '192.168.1.20' }, { address: '192.168.1.21' }],
    ],
    ['a=b=10.0.0.1', [{ room: 'a=b', address: '10.0.0.1' }]],
  ])('name players: %s', (text, value) => expect(playersIn(text)).toEqual({ ok: true, value }));

  it.each([
    ['', 'nothing is no player: write 192.168.1.20, or Kitchen=192.168.1.20'],
    ['192.168.1.20,', 'nothing is no player: write 192.168.1.20, or Kitchen=192.168.1.20'],
    ['Kitchen', 'Kitchen is no player: write 192.168.1.20, or Kitchen=192.168.1.20'],
    ['192.168.1.256', '192.168.1.256 is no player: write 192.168.1.20, or Kitchen=192.168.1.20'],
  ])('name no player: %j', (text, error) => expect(playersIn(text)).toEqual({ ok: false, error }));

  it('take all players only where some were found', () => {
    expect(playersQuestion(2).read('all')).toEqual({ ok: true, value: 'all' });
    expect(playersQuestion(0).read('all').ok).toBe(false);
  });

  it('of an owner are one line', () => {
    expect(OWNER.read(' Anna ')).toEqual({ ok: true, value: 'Anna' });
    expect(OWNER.read('An\u202Ena')).toEqual({
      ok: false,
      error: 'a name has 1 to 100 characters, on one line',
    });
  });

  it('of guests are of a list', () => {
    expect(GUESTS_MAY.read('look')).toEqual({ ok: true, value: 'look' });
    expect(GUESTS_MAY.read('everything')).toEqual({ ok: false, error: 'it takes none, look, play' });
  });

  it('of quiet hours are hours', () => {
    expect(QUIET.read('none')).toEqual({ ok: true, value: undefined });
    expect(QUIET.read('22:00-07:00')).toEqual({ ok: true, value: '22:00-07:00' });
    expect(QUIET.read('22-7')).toEqual({ ok: false, error: NOT_HOURS });
  });

  it('of time zones are zones, and no offsets', () => {
    expect(timeZoneQuestion('UTC').read('Europe/Berlin')).toEqual({ ok: true, value: 'Europe/Berlin' });
    expect(timeZoneQuestion('UTC').read('+02:00')).toEqual({
      ok: false,
      error: '+02:00 is no time zone: Europe/Berlin, America/New_York, UTC',
    });
  });
});
