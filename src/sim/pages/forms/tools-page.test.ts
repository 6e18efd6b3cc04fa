import { describe, expect, it } from 'vitest';
import { visit } from '../../rig/visit.ts';

const S1 = { build: '57.23-74170', model: 'S5' };

// tools.htm of the unpacked firmware of 16.6 and 34.16; forms with tokens on 57.23 (frankensonos)
it.each([
  ['16.6-00002-diag', ['get /ping', 'get /traceroute', 'get /nmblookup']],
  ['34.16-37101', ['get /ping', 'get /traceroute', 'get /nslookup', 'get /mdnsannounce']],
  ['57.23-74170', ['post /ping', 'post /traceroute', 'post /nslookup', 'post /mdnsannounce']],
])('the tools of %s', async (build, forms) => {
  const page = await visit({ build }).read('/tools.htm');
  const found = [...page.matchAll(/<form method="(\w+)" action="([^"]+)">/g)];
  expect(found.map(([, method, action]) => `${method} ${action}`)).toEqual(forms);
  expect(page.split('csrfToken').length - 1).toBe(build.startsWith('57.') ? 4 : 0);
});

describe('/ping', () => {
  it('takes a host by GET on 16.6 and sends nothing; the text comes back escaped', async () => {
    const text = await visit({ build: '16.6-00002-diag', model: 'ZP90' }).read('/ping?host=%3Cb%3E');
    expect(text).toContain('/bin/ping -c 3 &lt;b&gt;');
    expect(text).toContain('nothing was sent');
  });

  it('is a form with a token on 57.23', async () => {
    const text = await visit(S1).read('/ping?host=192.0.2.1');
    expect(text).toContain('csrfToken');
    expect(text).not.toContain('/bin/ping');
  });
});

it('/mdnsannounce acts on a mere GET of 34.16, and not later', async () => {
  expect(await visit({ build: '34.16-37101' }).read('/mdnsannounce')).toContain('Success');
  expect(await visit(S1).read('/mdnsannounce')).not.toContain('Success');
});
