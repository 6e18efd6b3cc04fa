import { type Build, parseBuild } from '../base/build.ts';
import { modelByNumber } from '../catalog/models.ts';

/** What a SERVER or USER-AGENT header of a player or controller says of its sender. */
export interface SonosAgent {
  readonly build: Build;
  /** The build as written. */
  readonly buildText: string;
  /** The code in brackets: `ZPS13`, `BR100`, `ANVIL`, `MDCR_MacBookPro15,1`. */
  readonly code: string;
  /** The model number where the code is a player's and known. */
  readonly model?: string;
}

/** `Linux UPnP/1.0 Sonos/<build> (<code>)`; forms and samples in rapid7/recog http_servers.xml. */
const FORM = /^Linux UPnP\/1\.[01] Sonos\/([0-9A-Za-z.-]{1,32}) \(([\x21-\x7e]{1,64})\)$/i;

export function parseServerHeader(text: string): SonosAgent | undefined {
  const [, buildText = '', code = ''] = FORM.exec(text) ?? [];
  const build = parseBuild(buildText);
  if (!build) return undefined;
  const model = modelByNumber(code)?.number;
  return { build, buildText, code, ...(model === undefined ? {} : { model }) };
}
