import { describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import type { EventContent } from '../events/event-content.ts';
import { NOTHING_PERSONAL, onlyPlayers, SEES_EVERYTHING } from '../redact/sight.ts';
import { addressesOf } from './addresses.ts';
import { outwardEvents } from './event-words.ts';

const PLACE = {
  room: 'Kitchen',
  endpoint: { host: ip('10.0.1.2'), port: 1400 },
  guardAddress: ip('10.0.2.2'),
};

const variable = (value: string) => ({ name: 'CurrentTrackMetaData', namespace: 'n', value });

const content = (customer: string, host: string, desc: string): EventContent => ({
  properties: [
    ['CustomerID', customer],
    ['Place', `http://${host}:1400/`],
  ],
  lastChange: {
    namespace: 'n',
    instances: [{ kind: 'InstanceID', id: '0', variables: [variable(`<desc>${desc}</desc>`)] }],
  },
});

describe('an event message', () => {
  const told = outwardEvents(addressesOf([PLACE]));
  const event = content('111111111', '10.0.1.2', 'SA_RINCON519_jane');

  it('tells each what it may see, with the addresses of the guard', () => {
    expect(told(event, SEES_EVERYTHING)).toEqual(content('111111111', '10.0.2.2', 'SA_RINCON519_jane'));
    expect(told(event, NOTHING_PERSONAL)).toEqual(content('0', '10.0.2.2', 'SA_RINCON519_X_#Svc519-0-Token'));
  });

  it('is worked out once for all who see the same', () => {
    expect(told(event, onlyPlayers(['a', 'b']))).toBe(told(event, onlyPlayers(['b', 'a'])));
    expect(told(event, onlyPlayers(['a']))).not.toBe(told(event, onlyPlayers(['b'])));
  });
});
