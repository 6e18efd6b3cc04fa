import { expect, it } from 'vitest';
import { xmlFields } from '../fields/xml.ts';
import { masked } from '../masks.ts';
import { onStage } from '../stage.ts';
import { expectations } from './expectations.ts';

const DEVICE = 'root/device/';

/** Text between the elements of the root device, its fields, masked as in the comparison, then every device with its services. */
function linesOf(description: string): readonly string[] {
  const fields = xmlFields(description);
  const own = [...fields].filter(
    ([path]) => path.startsWith(DEVICE) && !/(service|device)List|xmlns/.test(path),
  );
  const loose = fields.get('root/device');
  return [
    ...(loose === undefined ? [] : [`(text) ${loose.replaceAll(/\s+/g, ' ')}`]),
    ...own.map(([path, value]) => `${path.slice(DEVICE.length)} ${masked(path, value)}`.trimEnd()),
    ...devicesOf(description),
  ];
}

function devicesOf(description: string): readonly string[] {
  const [, ...parts] = description.split('<deviceType>urn:schemas-upnp-org:device:');
  return parts.map((part) => {
    const services = [...part.matchAll(/<serviceId>urn:[\w-]+:serviceId:(\w+)</g)].map(([, name]) => name);
    return `${/^\w+/.exec(part)?.[0]}: ${services.join(' ')}`;
  });
}

it.each(expectations('description'))(
  '$model on $build describes itself as $source',
  async ({ model, build, lines }) => {
    const definition = { rooms: [{ name: 'Room', players: [{ model, build }] }] };
    const description = await onStage({ definition }, ({ get }) => get('/xml/device_description.xml'));
    expect(description.status).toBe(200);
    expect(linesOf(description.body)).toEqual(lines);
  },
);
