// NutUI's bundle asks for a 2d canvas context while it is being imported; jsdom has none.
const context = { fillStyle: '', fillRect: () => undefined, getImageData: () => ({ data: [0, 0, 0, 0] }) }
Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => context, writable: true })

export {}
