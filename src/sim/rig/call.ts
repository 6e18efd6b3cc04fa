import { serviceByName } from '../../catalog/services.ts';
import { soap } from './request.ts';

/** Out arguments by name, or the number of the UPnP error. */
export type Called = Readonly<Record<string, string>> | number;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const unescape = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '');

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Calls an action at a player as a controller would, arguments in the order given. */
export const caller =
  (address: string) =>
  async (
    service: string,
    action: string,
    args: Readonly<Record<string, string | number>> = {},
  ): Promise<Called> => {
    const facts = serviceByName(service);
    if (!facts) throw new Error(`no service ${service}`);
    const inner = Object.entries(args).map(([name, value]) => `<${name}>${escape(String(value))}</${name}>`);
    const { status, body } = await soap({
      address,
      path: facts.controlPath,
      serviceType: facts.serviceType,
      action,
      inner: inner.join(''),
    });
    if (status !== 200) return Number(/<errorCode>(\d+)</.exec(body)?.[1] ?? status);
    const response =
      new RegExp(`<u:${action}Response[^>]*>(.*)</u:${action}Response>`, 's').exec(body)?.[1] ?? '';
    const out = [...response.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name = '', value = '']) => [
      name,
      unescape(value),
    ]);
    return Object.fromEntries(out) as Record<string, string>;
  };
