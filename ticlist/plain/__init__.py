"""Line by line: questions on standard output, answers on standard input, on the same desk."""
