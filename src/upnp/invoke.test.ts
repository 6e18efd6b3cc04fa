import { describe, expect, it } from 'vitest';
import { asIpAddress, type Endpoint } from '../base/address.ts';
import type { ServiceDescription } from '../wire/scpd/service.ts';
import type { Exchange, Outcome } from './exchange.ts';
import type { HttpClient, HttpRequest } from './http-client.ts';
import { invoke } from './invoke.ts';

const host = asIpAddress('192.0.2.21');
if (!host) throw new Error('an address expected');
const endpoint: Endpoint = { host, port: 1400 };

const scpd: ServiceDescription = {
  actions: [
    {
      name: 'SetVolume',
      arguments: [
        { name: 'InstanceID', direction: 'in', relatedStateVariable: 'A_ARG_TYPE_InstanceID' },
        { name: 'DesiredVolume', direction: 'in', relatedStateVariable: 'Volume' },
      ],
    },
  ],
  stateVariables: [
    { name: 'A_ARG_TYPE_InstanceID', dataType: 'ui4', sendEvents: false },
    { name: 'Volume', dataType: 'ui2', sendEvents: false, range: { minimum: 0, maximum: 100, step: 1 } },
  ],
};

function answering(status: number, body: string): HttpClient & { readonly asked: HttpRequest[] } {
  const asked: HttpRequest[] = [];
  const outcome: Outcome = {
    kind: 'response',
    status,
    reason: 'x',
    headers: [],
    body: Buffer.from(body),
    truncated: false,
    elapsedMs: 1,
  };
  return {
    asked,
    request: async (request): Promise<Exchange> => {
      asked.push(request);
      return {
        number: 1,
        startedAt: 0,
        door: 'tcp',
        target: endpoint,
        request: { method: 'POST', target: '/', headers: [], body: '' },
        outcome,
      };
    },
  };
}

const call = (args: Record<string, string>) => ({
  endpoint,
  controlPath: '/MediaRenderer/RenderingControl/Control',
  serviceType: 'urn:schemas-upnp-org:service:RenderingControl:1',
  action: 'SetVolume',
  arguments: args,
  scpd,
});

const envelope = (inner: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inner}</s:Body></s:Envelope>`;
const FAULT =
  '<s:Fault><faultcode>s:Client</faultcode><faultstring>UPnPError</faultstring><detail>' +
  '<UPnPError xmlns="urn:schemas-upnp-org:control-1-0"><errorCode>701</errorCode></UPnPError></detail></s:Fault>';
const RESULT =
  '<u:SetVolumeResponse xmlns:u="urn:schemas-upnp-org:service:RenderingControl:1"><A>1</A></u:SetVolumeResponse>';

describe('a call', () => {
  it('goes out with its arguments in the order and spelling of the description', async () => {
    const client = answering(200, envelope(RESULT));
    const result = await invoke(client, call({ DesiredVolume: '007', InstanceID: '0' }));
    expect(result).toMatchObject({
      kind: 'result',
      out: { A: '1' },
      observations: [{ kind: 'unknown', argument: 'A' }],
    });
    expect(client.asked[0]).toMatchObject({
      method: 'POST',
      path: '/MediaRenderer/RenderingControl/Control',
      headers: [
        ['CONTENT-TYPE', 'text/xml; charset="utf-8"'],
        ['SOAPACTION', '"urn:schemas-upnp-org:service:RenderingControl:1#SetVolume"'],
      ],
    });
    expect(client.asked[0]?.body).toContain('<InstanceID>0</InstanceID><DesiredVolume>7</DesiredVolume>');
  });

  it.each([
    [{ InstanceID: '0' }, 'the argument DesiredVolume is missing'],
    [{ InstanceID: '0', DesiredVolume: '101' }, 'the value is outside the allowed range'],
    [{ InstanceID: '-1', DesiredVolume: '1' }, 'the value is no ui4'],
    [{ InstanceID: '0', DesiredVolume: '1', Speed: '1' }, 'the action has no argument Speed'],
  ])('is not sent with %j', async (args, detail) => {
    const client = answering(200, envelope(RESULT));
    expect(await invoke(client, call(args))).toMatchObject({ kind: 'not-sent', refusal: { detail } });
    expect(client.asked).toEqual([]);
  });

  it.each([
    [500, envelope(FAULT), { kind: 'fault', code: 701 }],
    [403, '<HTML/>', { kind: 'unavailable' }],
    [200, 'nonsense', { kind: 'unreadable' }],
    [
      200,
      envelope(RESULT.replaceAll('SetVolume', 'GetVolume')),
      { kind: 'unreadable', refusal: { kind: 'mismatch' } },
    ],
  ])('answered with %i is read as what it is', async (status, body, expected) => {
    const good = { InstanceID: '0', DesiredVolume: '1' };
    expect(await invoke(answering(status, body), call(good))).toMatchObject(expected);
  });

  it('does not take an inherited property for an argument', async () => {
    const [action] = scpd.actions;
    const odd: ServiceDescription = {
      stateVariables: scpd.stateVariables,
      actions: [
        {
          name: 'SetVolume',
          arguments: [
            ...(action?.arguments ?? []),
            { name: 'constructor', direction: 'in', relatedStateVariable: 'Volume' },
          ],
        },
      ],
    };
    const client = answering(200, envelope(RESULT));
    const result = await invoke(client, { ...call({ InstanceID: '0', DesiredVolume: '1' }), scpd: odd });
    expect(result).toMatchObject({
      kind: 'not-sent',
      refusal: { detail: 'the argument constructor is missing' },
    });
  });
});
