/** Servers on this machine's loopback that stand for recipients and proxies, and what they were sent, byte for byte. */
import { connect, createServer as createPlain, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import type { Certified } from './authority.ts';

export interface Listening {
  readonly port: number;
  /** Everything that came, a text for each connection that was made. */
  readonly heard: string[];
  readonly close: () => void;
}

/** What is done with a connection whenever something came; `heard` is all that did. */
export type Answering = (socket: Socket, heard: string) => void;

/** The end of a request with a body of the one length. */
const isWhole = (heard: string): boolean => {
  const end = heard.indexOf('\r\n\r\n');
  return end !== -1 && heard.length >= end + 4 + 1024;
};

/** Answers once the whole request is there. */
export const answers =
  (text: string): Answering =>
  (socket, heard) => {
    if (isWhole(heard)) socket.write(text, 'latin1');
  };

export const whenWhole =
  (act: (socket: Socket) => void): Answering =>
  (socket, heard) => {
    if (isWhole(heard)) act(socket);
  };

function listening(server: Server, heard: string[]): Promise<Listening> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => void open.add(socket));
  const close = (): void => {
    server.close();
    for (const socket of open) socket.destroy();
  };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ port: (server.address() as AddressInfo).port, heard, close }));
  });
}

function listen(heard: string[], answering: Answering): (socket: Socket) => void {
  return (socket) => {
    const at = heard.push('') - 1;
    socket.on('error', () => undefined);
    socket.on('data', (part: Buffer) => {
      heard[at] += part.toString('latin1');
      answering(socket, heard[at] ?? '');
    });
  };
}

/** A recipient with this certificate. */
export function recipient(certified: Certified, answering: Answering): Promise<Listening> {
  const heard: string[] = [];
  const server = createServer({ ...certified }, listen(heard, answering));
  server.on('tlsClientError', () => undefined);
  return listening(server, heard);
}

/** A server without TLS. */
export function plain(answering: Answering): Promise<Listening> {
  const heard: string[] = [];
  return listening(createPlain(listen(heard, answering)), heard);
}

/** A proxy that makes tunnels, and what it was asked for before the first of them. */
export function proxy(answer = 'HTTP/1.1 200 OK\r\n\r\n'): Promise<Listening> {
  const heard: string[] = [];
  const server = createPlain((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (part: Buffer) => {
      const text = part.toString('latin1');
      heard.push(text);
      const [, host = '', port = ''] = /^CONNECT ([^:]+):([0-9]+) /.exec(text) ?? [];
      if (!answer.startsWith('HTTP/1.1 200')) return void socket.end(answer);
      const onward = connect({ host, port: Number(port) }, () => {
        socket.write(answer);
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => undefined);
    });
  });
  return listening(server, heard);
}
