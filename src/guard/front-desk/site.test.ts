import { expect, it } from 'vitest';
import { frontDeskUrl, siteOf } from './site.ts';

const address = '192.168.1.2';
const name = 'desk.example.org';

it.each([
  [{ address, port: 8080 }, { scheme: 'http', hosts: ['192.168.1.2:8080'] }, 'http://192.168.1.2:8080'],
  [{ address, port: 80 }, { scheme: 'http', hosts: ['192.168.1.2', '192.168.1.2:80'] }, 'http://192.168.1.2'],
  [
    { address, port: 8443, name },
    { scheme: 'https', hosts: ['desk.example.org:8443'], name },
    'https://desk.example.org:8443',
  ],
  [
    { address, port: 443, name },
    { scheme: 'https', hosts: ['desk.example.org', 'desk.example.org:443'], name },
    'https://desk.example.org',
  ],
])('%j', (desk, site, url) => {
  expect([siteOf(desk), frontDeskUrl(desk)]).toEqual([site, url]);
});
