import { expect, it } from 'vitest';
import { proof } from '../../../test/golden/literals.ts';
import { known, unknown } from '../evidence/observation.ts';
import { surfaceFacts } from './surface.ts';

const RENDERING = 'urn:schemas-upnp-org:service:RenderingControl:1';
const GROUP = 'urn:schemas-upnp-org:service:GroupRenderingControl:1';
const service = (serviceType: string, actions: readonly string[]) => ({
  serviceType,
  controlPath: '/control',
  actions: known(actions, [3]),
});

it('names the actions of a class by service, the telling ones first', () => {
  const services = [
    service(RENDERING, ['SetRelativeVolume', 'SetMute', 'SetVolume']),
    service(GROUP, ['SetGroupVolume']),
  ];
  const answered = [
    proof('answered'),
    proof('answered', { serviceType: GROUP, action: 'GetGroupMute', exchange: [5] }),
  ];
  const { risks, actions, items } = surfaceFacts({ services, proofs: answered }, answered);
  expect([risks, actions]).toEqual([['volume'], 4]);
  expect(items[0]).toEqual({
    label: 'Anybody can set the volume',
    value: 'RenderingControl SetVolume, SetMute, SetRelativeVolume; GroupRenderingControl SetGroupVolume',
    exchange: [4, 5],
  });
});

it('names at most forty, and counts the rest', () => {
  const services = [
    service(
      RENDERING,
      Array.from({ length: 50 }, (_, index) => `GetX${index}`),
    ),
  ];
  const [item] = surfaceFacts({ services, proofs: [] }, [proof('answered')]).items;
  expect(item?.value).toMatch(/^RenderingControl GetX0, .*, GetX39 and 10 more$/);
});

it('shows nothing of a service whose list of actions is not known', () => {
  const services = [
    { serviceType: RENDERING, controlPath: '/control', actions: unknown('denied', 'it said 403', [3]) },
  ];
  expect(surfaceFacts({ services, proofs: [] }, [proof('answered')])).toEqual({
    risks: [],
    actions: 0,
    items: [{ label: 'RenderingControl GetVolume answered', value: 'done', exchange: [4] }],
  });
});
