// A proxy between the browser and everything else, that writes down each request as it left: of pages, workers and the service worker
// alike, to whatever host. It sees what instruments inside the browser could miss.
import { createServer, request as onward } from 'node:http'

/** `{ port, seen, down, close }`; `seen` grows with `{ method, url, headers, body }`. While `down(true)` no server answers. */
export async function recordingProxy() {
  const seen = []
  let isDown = false
  const note = ({ method, url, rawHeaders }, body = '') => { seen.push({ method, url, headers: rawHeaders, body }) }
  const server = createServer((asked, answer) => {
    if (isDown) return void asked.socket.destroy()
    const chunks = []
    asked.on('data', (chunk) => chunks.push(chunk))
    asked.on('end', () => {
      const body = Buffer.concat(chunks)
      note(asked, body.toString('utf8'))
      const passed = onward(asked.url, { method: asked.method, headers: asked.headers }, (found) => {
        answer.writeHead(found.statusCode, found.rawHeaders)
        found.pipe(answer)
      })
      passed.on('error', () => answer.destroy())
      passed.end(body)
    })
  })
  // What is encrypted goes nowhere; that it was asked for is written down.
  for (const how of ['connect', 'upgrade']) server.on(how, (asked, socket) => { note(asked); socket.destroy() })
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready) })
  return { port: server.address().port, seen, down: (now) => { isDown = now }, close: () => { server.closeAllConnections(); server.close() } }
}

/** What makes Chromium send everything through it, requests to this machine included. */
export const through = (proxy) => [`--proxy-server=http://127.0.0.1:${proxy.port}`, '--proxy-bypass-list=<-loopback>']
