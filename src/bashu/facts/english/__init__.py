"""What an English figure is about, of which kind and sign."""
