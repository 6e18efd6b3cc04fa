import { expect, it } from 'vitest';
import { PLAYER } from '../../../test/golden/literals.ts';
import type { LoginPort } from '../evidence/login-services.ts';
import { known } from '../evidence/observation.ts';
import { openLoginService } from './open-login-service.ts';

const ssh: LoginPort = { port: 22, service: 'ssh', state: 'closed', exchange: [20] };
const telnet: LoginPort = { port: 23, service: 'telnet', state: 'closed', exchange: [21] };
const judge = (ports: readonly LoginPort[]) =>
  openLoginService.judge(PLAYER, { 'login-services': known({ ports }, [20, 21]) });

it('fails when a login greets', () => {
  expect(judge([{ ...ssh, state: 'open', banner: 'SSH-2.0-dropbear_2019.78' }, telnet])).toEqual({
    verdict: 'fail',
    ground: 'greets',
    severity: 'critical',
    reasons: ['It greets on ssh (port 22).'],
    items: [{ label: 'ssh, port 22', value: 'SSH-2.0-dropbear_2019.78', exchange: [20] }],
  });
});

it('does not believe a port that opens and says nothing', () => {
  expect(judge([ssh, { ...telnet, state: 'open' }])).toEqual({
    verdict: 'inconclusive',
    ground: 'opens-silent',
    reasons: [
      'A login port opened and nothing was said: a security program on this computer may have answered instead.',
    ],
    items: [{ label: 'telnet, port 23', value: 'open, silent', exchange: [21] }],
  });
});

it('passes when every port refuses', () => {
  expect(judge([ssh, telnet])).toEqual({
    verdict: 'pass',
    ground: 'closed',
    reasons: ['Every login port refused the connection.'],
    items: [],
  });
});

it('does not take silence for a closed port', () => {
  expect(judge([ssh, { ...telnet, state: 'no-answer' }])).toEqual({
    verdict: 'inconclusive',
    ground: 'no-answer',
    reasons: ['It neither opened nor refused telnet (port 23).'],
    items: [{ label: 'telnet, port 23', value: 'no answer', exchange: [21] }],
  });
});
