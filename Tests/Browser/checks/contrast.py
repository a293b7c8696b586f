"""The contrast of text with the ground that it is painted on, for what axe-core leaves undecided or reads wrongly."""

#: JavaScript: `contrastOf(element)` is the ratio of WCAG 2.2, 1.4.3, or `null` where a picture or a color with
#: alpha makes the ground uncertain; `contrastOfOutline(element)` the same for its outline and what is around it.
CONTRAST = """
const colorOf = (text) => {
  const parts = text.startsWith('rgb') ? text.match(/[\\d.]+/g).map(Number) : null;
  return parts && { rgb: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1 };
};
const luminance = (rgb) => {
  const [red, green, blue] = rgb.map((value) => value / 255)
    .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const ratio = (one, other) => {
  const [high, low] = [luminance(one), luminance(other)].sort((first, second) => second - first);
  return (high + 0.05) / (low + 0.05);
};
const canvas = () => {
  const probe = document.createElement('div');
  probe.style.color = 'Canvas';
  document.documentElement.append(probe);
  const color = colorOf(getComputedStyle(probe).color);
  probe.remove();
  return color ? color.rgb : [255, 255, 255];
};
const groundOf = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    const color = colorOf(style.backgroundColor);
    if (style.backgroundImage !== 'none' || !color || (color.alpha > 0 && color.alpha < 1)) { return null; }
    if (color.alpha === 1) { return color.rgb; }
  }
  return canvas();
};
const contrastOf = (element) => {
  const ground = groundOf(element), color = colorOf(getComputedStyle(element).color);
  return ground && color && color.alpha === 1 ? ratio(color.rgb, ground) : null;
};
const contrastOfOutline = (element) => {
  const ground = element.parentElement && groundOf(element.parentElement);
  const color = colorOf(getComputedStyle(element).outlineColor);
  return ground && color ? ratio(color.rgb, ground) : null;
};
"""
