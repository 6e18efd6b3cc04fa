import type { RiskClass } from '../../catalog/risk.ts';
import type { ActionFacts } from '../../catalog/service-facts.ts';
import { uriSchemeFacts } from '../../catalog/uri-schemes.ts';
import type { SoapArguments } from '../../wire/soap/names.ts';

/** Actions that set what a room plays: the scheme of this argument tells whether that joins rooms or plays something. */
const TRANSPORT_URIS: Readonly<Record<string, string>> = {
  SetAVTransportURI: 'CurrentURI',
  SetNextAVTransportURI: 'NextURI',
};

/**
 * The class of a call with these very arguments. Actions that can name a place are of class `ssrf` in the catalog; here
 * the places are judged by themselves, and the class is that of everything else the call does.
 */
export function riskOfCall({ name, risk, withoutPlace }: ActionFacts, args: SoapArguments): RiskClass {
  if (risk !== 'ssrf' || withoutPlace === undefined) return risk;
  const [, uri] = args.find(([argument]) => argument === TRANSPORT_URIS[name]) ?? [];
  const facts = uri === undefined ? undefined : uriSchemeFacts(uri);
  return facts ? (facts.risk ?? 'playback') : withoutPlace;
}
