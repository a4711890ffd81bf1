import type { GuideContent } from '@mingdu/shared/guides/guides.schema'

/** The point on a map anyone can open, in GCJ-02 as it is kept; null without a point. */
export function mapLink({ lat, lng, name }: GuideContent['places'][number]): string | null {
  if (lat === null || lng === null) return null
  return `https://uri.amap.com/marker?position=${lng},${lat}&name=${encodeURIComponent(name)}&coordinate=gaode`
}
