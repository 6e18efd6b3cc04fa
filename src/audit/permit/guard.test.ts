import { describe, expect, it } from 'vitest';
import { asIpAddress } from '../../base/address.ts';
import { TonewallError } from '../../base/errors.ts';
import type { HttpRequest } from '../../upnp/http-client.ts';
import { OpenGrant } from './grant.ts';
import { guardClient, guardNet } from './guard.ts';

const host = asIpAddress('192.0.2.7') ?? expect.unreachable();
const other = asIpAddress('192.0.2.8') ?? expect.unreachable();
const grant = new OpenGrant({ host, port: 1400 }, '/xml/device_description.xml');

describe('a guarded client', () => {
  it('refuses as a bug, before anything is sent', () => {
    const sent: HttpRequest[] = [];
    const client = guardClient(
      {
        request: (request) => {
          sent.push(request);
          return expect.unreachable('it was sent');
        },
      },
      grant,
    );
    expect(() => client.request({ target: { host, port: 1400 }, method: 'GET', path: '/reboot' })).toThrow(
      new TonewallError(
        'bug',
        'the audit was about to send what it may not: GET /reboot: the page is not on the list',
      ),
    );
    expect(sent).toEqual([]);
  });
});

describe('the guarded network', () => {
  const unreachable = () => expect.unreachable('it was called');
  const net = guardNet(
    { connect: unreachable, listen: unreachable, datagrams: unreachable, interfaces: () => [] },
    grant,
  );

  it.each([
    ['to another address', { host: other, port: 1400 }, 'connect to 192.0.2.8:1400'],
    ['to another port', { host, port: 445 }, 'connect to 192.0.2.7:445'],
    [
      'from an address that is not its own',
      { host, port: 1400, localAddress: other },
      'connect from 192.0.2.8',
    ],
  ])('does not connect %s', (_name, to, what) => {
    expect(() => net.connect({ ...to, timeoutMs: 1 })).toThrow(`may not: ${what}`);
  });

  it('sends no datagrams and does not listen', () => {
    expect(() => net.datagrams({ host, port: 0 }, () => {})).toThrow(/may not: datagrams/);
    expect(() => net.listen({ host, port: 0 }, () => {})).toThrow(/may not: listen/);
  });
});
