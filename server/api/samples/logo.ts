/** An envelope, 48 × 48, as PNG. */
export const logo = Buffer.from(
  [
    'iVBORw0KGgoAAAANSUhEUgAAADAAAAAwCAYAAABXAvmHAAAAm0lEQVR42u3YwQmAMBAF0XRgY/Zg29bg1QL0',
    'KoFIkv2bjTgDHhRc8wRFTImIiIgmatnWa+btn4D9PEI2EyAfELn4534ToDRs5MLz412AUYi3a5gBnpCamTKA',
    'GlE7SwpQIVpmyAEWiOUcOaD3TvZewwXQ8haxznYFlBaqfF7cAaXPANU8ANEfdgAAAAAAAACATwD4MxcFICIi',
    'ooHdFu6mtpneyOMAAAAASUVORK5CYII=',
  ].join(''),
  'base64',
)
