/** A color → how far it stands out from white. */

/** The contrast ratio of WCAG, from 1 to 21. */
export function contrastOnWhite(hex: string): number {
  const luminance = [0.2126, 0.7152, 0.0722].reduce((sum, weight, index) => {
    const value = parseInt(hex.slice(index * 2, index * 2 + 2), 16) / 255
    return sum + weight * (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  }, 0)
  return 1.05 / (luminance + 0.05)
}
