import { once } from 'node:events';
import { createServer, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

/** Where in a session a server may misbehave. `body`: when the first bytes of a message come. */
export type Point =
  'greeting' | 'ehlo' | 'helo' | 'starttls' | 'auth' | 'mail' | 'rcpt' | 'data' | 'body' | 'end' | 'rset';

/** What a server does at a point instead of its reply: any of it, in this order. */
export interface Act {
  /** Takes the message for good, whatever it says. Only at `end`. */
  take?: true;
  /** A reply, or bytes as they stand where they have no line end of their own. */
  say?: string;
  /** Byte by byte. */
  slowly?: true;
  /** Closes the connection. */
  drop?: true;
}

/** What happens the first, second, … time at each point; `'ok'`, or the end of the list, is as usual. Silence is `{}`. */
export type Script = Partial<Record<Point, readonly (Act | 'ok')[]>>;

export interface Delivered {
  readonly from: string;
  readonly to: string;
  readonly id: string;
  readonly bytes: Buffer;
}

export interface Options {
  script?: Script;
  /** Certificate and key in PEM: offers STARTTLS. */
  tls?: { cert: string; key: string };
  /** TLS from the first byte in place of STARTTLS. */
  implicit?: true;
  auth?: { user: string; password: string };
  /** Lines beside AUTH and STARTTLS in the answer to EHLO. */
  extensions?: readonly string[];
  /** Called when a message is taken, before anything is said; may take its time. */
  onTake?: (message: Delivered) => Promise<void> | void;
}

/** An SMTP server on loopback that does as its script says, and keeps what it took. */
export interface TestServer {
  readonly port: number;
  readonly delivered: readonly Delivered[];
  /** How many connections were made. */
  readonly connections: () => number;
  /** Everything that clients said. */
  readonly heard: () => string;
  readonly close: () => Promise<void>;
}

export async function startServer(options: Options = {}): Promise<TestServer> {
  const state = new State(options);
  const sockets = new Set<Socket>();
  const server: NetServer = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    socket.setNoDelay(true);
    state.connections++;
    new Session(socket, state).start();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    delivered: state.delivered,
    connections: () => state.connections,
    heard: () => state.heard.join(''),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

class State {
  connections = 0;
  readonly delivered: Delivered[] = [];
  readonly heard: string[] = [];
  readonly options: Options;
  private readonly times = new Map<Point, number>();

  constructor(options: Options) {
    this.options = options;
  }

  next(point: Point): Act | undefined {
    const n = this.times.get(point) ?? 0;
    this.times.set(point, n + 1);
    const act = this.options.script?.[point]?.[n];
    return act === 'ok' ? undefined : act;
  }
}

class Session {
  private socket: Socket;
  private readonly state: State;
  private buffer = Buffer.alloc(0);
  private readonly chunks: Buffer[] = [];
  private inData = false;
  private bodyBegun = false;
  private searched = 0;
  private secure = false;
  private from = '';
  private to = '';
  private mailed = false;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(socket: Socket, state: State) {
    this.socket = socket;
    this.state = state;
  }

  start(): void {
    if (this.state.options.implicit) this.encrypt();
    this.listen();
    void this.answer('greeting', '220 test ESMTP');
  }

  private listen(): void {
    this.socket.on('data', (chunk: Buffer) => {
      if (this.state.heard.length < 10_000) this.state.heard.push(chunk.toString('latin1'));
      this.chunks.push(chunk);
      this.queue = this.queue.then(() => this.read());
    });
  }

  private async read(): Promise<void> {
    this.buffer = Buffer.concat([this.buffer, ...this.chunks.splice(0)]);
    while (this.buffer.length) {
      if (this.inData) {
        if (!(await this.readBody())) return;
        continue;
      }
      const end = this.buffer.indexOf('\r\n');
      if (end < 0) return;
      const line = this.buffer.subarray(0, end).toString('latin1');
      this.buffer = this.buffer.subarray(end + 2);
      await this.command(line);
    }
  }

  /** Whether a whole message was there. */
  private async readBody(): Promise<boolean> {
    if (!this.bodyBegun) {
      this.bodyBegun = true;
      const act = this.state.next('body');
      if (act) await this.act(act);
    }
    const end = this.buffer.indexOf('\r\n.\r\n', this.searched);
    this.searched = end < 0 ? Math.max(0, this.buffer.length - 4) : 0;
    if (end < 0) return false;
    const bytes = Buffer.from(
      this.buffer
        .subarray(0, end + 2)
        .toString('latin1')
        .replace(/^\.\./gm, '.'),
      'latin1',
    );
    this.buffer = this.buffer.subarray(end + 5);
    this.inData = false;
    this.bodyBegun = false;
    await this.ended(bytes);
    return true;
  }

  private async ended(bytes: Buffer): Promise<void> {
    const act = this.state.next('end');
    if (!act || act.take) {
      const id = /^message-id:\s*(<[^>]*>)/im.exec(bytes.toString('latin1'))?.[1] ?? '';
      const message = { from: this.from, to: this.to, id, bytes };
      this.state.delivered.push(message);
      await this.state.options.onTake?.(message);
    }
    await (act ? this.act(act) : this.say('250 2.0.0 taken\r\n'));
  }

  private async command(line: string): Promise<void> {
    const verb = line.split(' ')[0]?.toUpperCase() ?? '';
    switch (verb) {
      case 'EHLO':
        return void (await this.answer('ehlo', this.extensions()));
      case 'HELO':
        return void (await this.answer('helo', '250 test'));
      case 'STARTTLS':
        return this.startTls();
      case 'AUTH':
        return this.authenticate(line);
      case 'MAIL':
        this.from = /<(.*)>/.exec(line)?.[1] ?? '';
        this.to = '';
        this.mailed = await this.answer('mail', '250 2.1.0 ok');
        return;
      case 'RCPT':
        return this.recipient(line);
      case 'DATA':
        if (!this.to) return this.say('554 5.5.1 no valid recipients\r\n');
        if (await this.answer('data', '354 go on')) this.inData = true;
        return;
      case 'RSET':
        return void (await this.answer('rset', '250 2.0.0 ok'));
      case 'QUIT':
        await this.say('221 bye\r\n');
        this.socket.end();
        return;
      default:
        return this.say('500 what\r\n');
    }
  }

  private extensions(): string {
    const { tls, auth, extensions = ['PIPELINING', 'SIZE 10000000'] } = this.state.options;
    const lines = [
      'test',
      ...(tls && !this.secure ? ['STARTTLS'] : []),
      ...(auth ? ['AUTH PLAIN LOGIN'] : []),
      ...extensions,
    ];
    return lines.map((l, i) => `250${i < lines.length - 1 ? '-' : ' '}${l}`).join('\r\n');
  }

  private async recipient(line: string): Promise<void> {
    if (!this.mailed) return this.say('503 5.5.1 MAIL first\r\n');
    if (await this.answer('rcpt', '250 2.1.5 ok')) this.to = /<(.*)>/.exec(line)?.[1] ?? '';
  }

  private async authenticate(line: string): Promise<void> {
    const { user, password } = this.state.options.auth ?? { user: '', password: '' };
    const right = line === `AUTH PLAIN ${Buffer.from(`\0${user}\0${password}`).toString('base64')}`;
    await this.answer('auth', right ? '235 2.7.0 ok' : '535 5.7.8 no');
  }

  private async startTls(): Promise<void> {
    const { tls } = this.state.options;
    if (!tls) return this.say('502 5.5.1 not here\r\n');
    if (!(await this.answer('starttls', '220 go on'))) return;
    this.socket.removeAllListeners('data');
    this.encrypt();
    this.listen();
  }

  private encrypt(): void {
    const secureContext = createSecureContext(this.state.options.tls ?? {});
    this.socket = new TLSSocket(this.socket, { isServer: true, secureContext });
    this.socket.on('error', () => undefined);
    this.secure = true;
  }

  /** Whether it answered as usual. */
  private async answer(point: Point, reply: string): Promise<boolean> {
    const act = this.state.next(point);
    if (!act) {
      await this.say(`${reply}\r\n`);
      return true;
    }
    await this.act(act);
    return /^[23]/.test(act.say ?? '') && !act.drop;
  }

  private async act({ say, slowly, drop }: Act): Promise<void> {
    if (say !== undefined) await this.say(/\n$|^25$|^550$/.test(say) ? say : `${say}\r\n`, slowly);
    if (drop) this.socket.destroySoon();
  }

  private async say(text: string, slowly?: true): Promise<void> {
    for (const part of slowly ? [...text] : [text]) {
      await new Promise<void>((resolve) => {
        if (this.socket.destroyed || !this.socket.writable) resolve();
        else this.socket.write(part, () => resolve());
      });
    }
  }
}
