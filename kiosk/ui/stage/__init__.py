"""The stage: a slide as a graphics scene in stage units, and the views that look at it."""
