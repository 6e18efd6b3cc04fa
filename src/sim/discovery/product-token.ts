/**
 * The name behind the build in SERVER: `ZPS13`, `ZP120`, `BR100`, `WD100`, and `ANVIL` for the Sub
 * (rapid7/recog http_servers.xml, with banners of 31.3, 36.4, 39.2 and 47.2).
 */
export function productToken(model: string): string {
  if (/^sub$/i.test(model)) return 'ANVIL';
  if (/^ZB/i.test(model)) return `BR${model.slice(2)}`;
  return /^S\d/.test(model) ? `ZP${model}` : model;
}

/** The SERVER header of SSDP and HTTP: no kernel version in it. */
export const serverToken = (player: { readonly build: string; readonly model: string }): string =>
  `Linux UPnP/1.0 Sonos/${player.build} (${productToken(player.model)})`;
