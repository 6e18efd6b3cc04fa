import { expect, it } from 'vitest';
import { NOBODY, type Principal } from '../identity/principal.ts';
import { decisionEntry } from './decision-entry.ts';

const anna: Principal = {
  kind: 'device',
  id: '7f3a',
  name: 'Anna',
  role: 'guest',
  groups: ['family'],
  binding: 'address',
};

const ORIGIN = { address: '192.0.2.7', ground: 'device' };

it('says who, what, where and why', () => {
  const request = {
    principal: anna,
    action: { kind: 'soap', id: 'AVTransport.SetAVTransportURI', riskClass: 'playback' },
    room: 'Kitchen',
    rooms: ['Kitchen', 'Bath'],
    context: {
      at: 1_795_647_541_000,
      sources: [
        { scheme: 'http', host: 'radio.example', use: 'media' },
        { scheme: 'x-rincon-queue', host: undefined, use: 'media' },
      ],
      volumes: { Kitchen: 20, Bath: 35 },
      approved: true,
    },
  } as const;
  const rule = { file: 'tonewall.yaml', line: 41, path: 'roles.guest.sources' };
  const reasons = [
    { id: 'source-not-permitted', rule, detail: 'radio.example' },
    { id: 'quiet-hours' },
  ] as const;
  expect(decisionEntry(request, { effect: 'forbid', reasons }, ORIGIN)).toEqual({
    kind: 'decision',
    at: 1_795_647_541_000,
    facts: {
      effect: 'forbid',
      principal: 'device:7f3a',
      name: 'Anna',
      role: 'guest',
      binding: 'address',
      ground: 'device',
      address: '192.0.2.7',
      room: 'Kitchen',
      rooms: ['Kitchen', 'Bath'],
      action: 'AVTransport.SetAVTransportURI',
      class: 'playback',
      sources: ['media http:radio.example', 'media x-rincon-queue:'],
      volume: 35,
      approved: true,
      reasons: ['source-not-permitted', 'quiet-hours'],
      rule: 'tonewall.yaml:41 roles.guest.sources',
      detail: 'radio.example',
    },
  });
});

it('leaves out what there is not', () => {
  const request = {
    principal: NOBODY,
    action: { kind: 'page', id: 'page./status/zp', riskClass: 'read' },
    room: 'Kitchen',
    rooms: ['Kitchen'],
    context: { at: 0, approved: false },
  } as const;
  const { facts } = decisionEntry(
    request,
    { effect: 'forbid', reasons: [{ id: 'unauthenticated' }] },
    ORIGIN,
  );
  expect(facts).toEqual({
    effect: 'forbid',
    principal: 'nobody:nobody',
    name: 'nobody',
    role: 'nobody',
    binding: 'none',
    ground: 'device',
    address: '192.0.2.7',
    room: 'Kitchen',
    action: 'page./status/zp',
    class: 'read',
    reasons: ['unauthenticated'],
  });
});
