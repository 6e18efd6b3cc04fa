import type { Call } from './calls.ts';
import { type Choices, pick } from './choices.ts';

const RENDERING = 'urn:schemas-upnp-org:service:RenderingControl:1';
const TRANSPORT = 'urn:schemas-upnp-org:service:AVTransport:1';

/** Headers that name something else than the body, or nothing, or twice (UDA 2.0 §3.2.1). */
const HEADERS: readonly ((call: Call) => string | undefined)[] = [
  ({ serviceType, action }) => `${serviceType}#${action}`,
  () => `"${RENDERING}#GetVolume"`,
  () => `"${RENDERING}#SetVolume"`,
  ({ serviceType }) => `"${serviceType}#GetVolume"`,
  ({ action }) => `"${TRANSPORT}#${action}"`,
  () => undefined,
  () => '',
  () => '""',
  ({ serviceType, action }) => `'${serviceType}#${action}'`,
  ({ serviceType, action }) => `"${serviceType}#${action}`,
  ({ serviceType, action }) => `"${serviceType}#${action}#GetVolume"`,
  ({ serviceType, action }) => `"${serviceType}#${action}", "${RENDERING}#GetVolume"`,
  ({ serviceType, action }) => `"${serviceType}#${action.toLowerCase()}"`,
  ({ serviceType, action }) => `"${serviceType.toUpperCase()}#${action}"`,
  ({ serviceType, action }) => ` "${serviceType} # ${action}" `,
  ({ action }) => `"#${action}"`,
];

export const soapActionTrick = (choices: Choices, call: Call): string | undefined =>
  pick(choices, HEADERS)(call);
