import Taro from '@tarojs/taro'
import type { Place } from '@mingdu/shared/evidence/evidence.schema'
import { isH5 } from './env'

const WAIT_MS = 6000

/** Where the phone is now, asked once; null when the person does not want it said, or it does not know in time. */
export async function whereNow(): Promise<Place | null> {
  const late = new Promise<null>((done) => setTimeout(() => done(null), WAIT_MS))
  return Promise.race([(isH5 ? fromBrowser() : fromWechat()).catch(() => null), late])
}

/** WeChat gives the coordinates its maps use. */
async function fromWechat(): Promise<Place> {
  const { latitude, longitude, accuracy } = await Taro.getLocation({ type: 'gcj02' })
  return placeOf(latitude, longitude, accuracy, 'gcj02')
}

function fromBrowser(): Promise<Place | null> {
  return new Promise((done) => {
    if (!('geolocation' in navigator)) return done(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done(placeOf(coords.latitude, coords.longitude, coords.accuracy, 'wgs84')),
      () => done(null),
      { timeout: WAIT_MS, maximumAge: 60_000 },
    )
  })
}

function placeOf(lat: number, lng: number, accuracy: number | undefined, system: Place['system']): Place {
  return { lat: rounded(lat), lng: rounded(lng), accuracy: accuracy ?? null, system }
}

/** A tenth of a metre is more than any phone knows. */
function rounded(degrees: number): number {
  return Number(degrees.toFixed(6))
}
