import { describe, expect, it } from 'vitest';
import { faultOfAddress, type AddressUse } from '../../../src/model/link.ts';

const USES: readonly AddressUse[] = ['link', 'source', 'site', 'contact'];

/** For which uses an address may stand. */
const uses = (address: string): string => USES.filter((use) => faultOfAddress(address, use) === undefined).join(' ');

const EVERYWHERE = USES.join(' ');

describe('An address may stand', () => {
  it.each([
    ['https://readout.example', EVERYWHERE],
    ['https://readout.example/', EVERYWHERE],
    ['https://readout.example/desk/', EVERYWHERE],
    ['HTTPS://Readout.Example/Desk', EVERYWHERE],
    ['http://localhost:8080', EVERYWHERE],
    ['https://readout.example:8443/a', EVERYWHERE],
    ['https://bücher.example/straße', EVERYWHERE],
    ['https://xn--bcher-kva.example/', EVERYWHERE],
    ['https://президент.рф/', EVERYWHERE],
    ['https://例え.テスト/', EVERYWHERE],
    ['https://127.0.0.1:4321/', EVERYWHERE],
    ['https://[2001:db8::1]/', EVERYWHERE],
    ['https://[::1]:4321/a', EVERYWHERE],
    ['https://readout.example/a%20b', EVERYWHERE],
    ['https://readout.example/%E4%B8%AD', EVERYWHERE],
    ['https://readout.example/%FF', EVERYWHERE],
    ["https://readout.example/it's_(1)", EVERYWHERE],
    ['https://fa.example/%D9%85%DB%8C%E2%80%8C%D8%B4', EVERYWHERE],
    ['https://readout.example/@desk', EVERYWHERE],
    ['https://readout.example/?id=5&lang=en', 'link source'],
    ['https://readout.example?', 'link source'],
    ['https://readout.example/a#part', 'link source contact'],
    ['https://readout.example/#', 'link source contact'],
    ['https://readout.example/a?b#c', 'link source'],
    ['mailto:desk@readout.example', 'link'],
    ['mailto:desk@readout.example?subject=Dues', 'link'],
    ['desk@readout.example', 'contact'],
    ['desk+brief@mail.readout.example', 'contact'],
    ['büro@bücher.example', 'contact'],
  ])('%s', (address, where) => {
    expect(uses(address)).toBe(where);
  });
});

describe('An address may stand nowhere', () => {
  it.each([
    ['no scheme', 'readout.example'],
    ['a path alone', '/desk'],
    ['no scheme before its slashes', '//readout.example'],
    ['one slash', 'https:/readout.example'],
    ['no slash', 'https:readout.example'],
    ['three slashes', 'https:///readout.example'],
    ['backslashes', 'https:\\\\readout.example'],
    ['a backslash after the host', 'https://readout.example\\@evil.example'],
    ['a scheme that runs', 'javascript:alert(1)'],
    ['data', 'data:text/html,hello'],
    ['a file', 'file:///etc/passwd'],
    ['another scheme', 'ftp://readout.example/'],
    ['a name', 'https://desk@readout.example/'],
    ['a name and a password', 'https://a:b@readout.example/'],
    ['an empty name', 'https://@readout.example/'],
    ['a host that reads as a name', 'https://bank.example@evil.example/'],
    ['a blank', 'https://exa mple.org'],
    ['a blank at its beginning', ' https://readout.example'],
    ['a blank at its end', 'https://readout.example '],
    ['a no-break space', 'https://readout.example/a\u00A0b'],
    ['a tab', 'https://read\tout.example/'],
    ['a line end', 'https://readout.example/\n'],
    ['NUL', 'https://readout.example/\u0000'],
    ['DEL', 'https://readout.example/\u007F'],
    ['a C1 control', 'https://readout.example/\u0085'],
    ['a zero-width space', 'https://read\u200Bout.example/'],
    ['a byte order mark', '\uFEFFhttps://readout.example/'],
    ['a soft hyphen', 'https://read\u00ADout.example/'],
    ['a direction override', 'https://readout.example/\u202Efdp.x'],
    ['an isolate', 'https://readout.example/\u2066a'],
    ['a filler', 'https://read\u3164out.example/'],
    ['an encoded line end', 'https://readout.example/%0D%0ASet-Cookie:a'],
    ['an encoded NUL', 'https://readout.example/%00'],
    ['an encoded NUL beside bytes of no UTF-8', 'https://readout.example/%FF%00'],
    ['an encoded override', 'https://readout.example/%E2%80%AEfdp'],
    ['an encoded line end in mail', 'mailto:a@readout.example?subject=a%0Abcc:b@evil.example'],
    ['a host with percent signs', 'https://read%6Fut.example/'],
    ['a number for a host', 'https://2130706433/'],
    ['a host in hexadecimal', 'https://0x7f.1/'],
    ['a port that is none', 'https://readout.example:99999/'],
    ['a port in words', 'https://readout.example:http/'],
    ['an IPv6 host that is none', 'https://[2001:db8::1/'],
    ['a host of stops', 'https://.../'],
    ['an angle bracket', 'https://readout.example/<b>'],
    ['a quotation mark', 'https://readout.example/"onload=1'],
    ['nothing', ''],
    ['a scheme alone', 'https://'],
    ['mail to no one', 'mailto:'],
    ['mail with no host', 'mailto:desk'],
    ['two mail addresses', 'a@readout.example,b@readout.example'],
    ['a mail address with a name', 'Desk <desk@readout.example>'],
  ])('with %s', (_, address) => {
    expect(uses(address)).toBe('');
  });
});
