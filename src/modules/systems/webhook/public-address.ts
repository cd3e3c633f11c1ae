import { BlockList, isIP } from 'node:net';

// Networks that are not the public internet, by the registries of special purpose addresses (IANA; RFC 6890 and those after it).
const closed = new BlockList();
const v4 = ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.31.196.0/24'];
const v4More = ['192.52.193.0/24', '192.88.99.0/24', '192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/3'];
for (const [address = '', bits] of [...v4, ...v4More].map(network => network.split('/'))) closed.addSubnet(address, Number(bits), 'ipv4');
const v6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];
for (const [address = '', bits] of v6.map(network => network.split('/'))) closed.addSubnet(address, Number(bits), 'ipv6');
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Whether an address is one that anybody on the internet could reach: what is inside a network is nobody's to be led to from outside. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, 'ipv4');
  return family === 6 && global6.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

export const isLoopbackAddress = (address: string): boolean => address === '::1' || /^127\./.test(address);
