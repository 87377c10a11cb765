"""What a Chinese figure is about, of which kind and sign."""
